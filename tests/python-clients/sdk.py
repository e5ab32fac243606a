"""The Python SDK 1.8 against the emulator."""
import base64
import io
import json
import tarfile
import tempfile
from pathlib import Path

import kfp
import kfp_server_api
from kfp import compiler

from checks import check, check_refused, finish
from emulator import running_emulator
from pipelines import branches, sums, with_exit


def name_filter(name, op="EQUALS"):
    return json.dumps({"predicates": [{"op": op, "key": "name", "string_value": name}]})


def experiments(client):
    made = check("create_experiment", lambda: client.create_experiment("e", "about e"))
    check("create_experiment gives the one that is there", lambda: client.create_experiment("e").id, made.id)
    check("get_experiment by name", lambda: client.get_experiment(experiment_name="e").description, "about e")
    check_refused("get_experiment of none", lambda: client.get_experiment(experiment_name="none"), "No experiment")
    check("list_experiments", lambda: client.list_experiments(filter=name_filter("e")).total_size, 1)
    check("archive_experiment", lambda: client.archive_experiment(made.id))
    check(
        "an archived experiment",
        lambda: client.get_experiment(experiment_id=made.id).storage_state,
        "STORAGESTATE_ARCHIVED",
    )
    other = client.create_experiment("other")
    check("delete_experiment", lambda: client.delete_experiment(other.id))
    check_refused("a deleted experiment", lambda: client.get_experiment(experiment_id=other.id), "404")


def artifact(client, run_id):
    """The files in the first artifact of a run that is no log."""
    status = json.loads(client.get_run(run_id).pipeline_runtime.workflow_manifest)["status"]
    node, name = next(
        (node, each["name"])
        for node, told in status["nodes"].items()
        for each in told.get("outputs", {}).get("artifacts", [])
        if each["name"] != "main-logs"
    )
    data = base64.b64decode(client._run_api.read_artifact(run_id, node, name).data)
    return tarfile.open(fileobj=io.BytesIO(data)).getnames()


def runs(emulator, client, package):
    for pipeline in (sums, branches, with_exit):
        run = check(
            f"run {pipeline.__name__}",
            lambda: client.create_run_from_pipeline_func(pipeline, {}, experiment_name="runs"),
        )
        check(
            f"wait for {pipeline.__name__}",
            lambda: client.wait_for_run_completion(run.run_id, 600).run.status,
            "Succeeded",
        )
    check("read_artifact", lambda: artifact(client, run.run_id), ["data"])
    package_run = check(
        "create_run_from_pipeline_package",
        lambda: client.create_run_from_pipeline_package(package, {"a": 5}, experiment_name="runs"),
    )
    parameters = client.get_run(package_run.run_id).run.pipeline_spec.parameters
    check("parameters", lambda: [(each.name, each.value) for each in parameters], [("a", "5")])
    emulator.control("POST", f"runs/{package_run.run_id}", {"phase": "Failed", "message": "no memory"})
    check("a failed run", lambda: client.wait_for_run_completion(package_run.run_id, 60).run.status, "Failed")
    api = kfp_server_api.RunServiceApi(client._run_api.api_client)
    check("retry_run", lambda: api.retry_run(package_run.run_id))
    check("a retried run", lambda: client.wait_for_run_completion(package_run.run_id, 600).run.status, "Succeeded")
    stopped = client.create_run_from_pipeline_func(sums, {}, experiment_name="runs").run_id
    check("terminate_run", lambda: api.terminate_run(stopped))
    check("a run that is told to stop", lambda: client.get_run(stopped).run.status, "Terminating")
    check("a stopped run", lambda: client.wait_for_run_completion(stopped, 60).run.status, "Failed")
    experiment = client.get_experiment(experiment_name="runs").id
    seen, token = [], ""
    while True:
        page = client.list_runs(page_size=2, page_token=token, experiment_id=experiment)
        seen += [run.id for run in page.runs]
        token = page.next_page_token
        if not token:
            break
    check("list_runs page by page", lambda: (len(seen), len(set(seen)), page.total_size), (5, 5, 5))
    check("archive_run", lambda: api.archive_run(stopped))
    check("an archived run", lambda: client.get_run(stopped).run.storage_state, "STORAGESTATE_ARCHIVED")
    check("delete_run", lambda: api.delete_run(stopped))
    check_refused("a deleted run", lambda: client.get_run(stopped), "404")
    metric = kfp_server_api.ApiRunMetric(name="accuracy", node_id="n", number_value=0.5)
    request = kfp_server_api.ApiReportRunMetricsRequest(run_id=seen[0], metrics=[metric])
    check("report_run_metrics", lambda: api.report_run_metrics(seen[0], request).results[0].status, "OK")


def pipelines(client, package):
    made = check("upload_pipeline", lambda: client.upload_pipeline(package, pipeline_name="p", description="about p"))
    check_refused("a name that is taken", lambda: client.upload_pipeline(package, pipeline_name="p"), "already exist")
    check("get_pipeline_id", lambda: client.get_pipeline_id("p"), made.id)
    version = check(
        "upload_pipeline_version", lambda: client.upload_pipeline_version(package, "v2", pipeline_id=made.id)
    )
    check("list_pipeline_versions", lambda: client.list_pipeline_versions(made.id).total_size, 2)
    experiment = client.create_experiment("runs").id
    for what, given in (("pipeline", {"pipeline_id": made.id}), ("version", {"version_id": version.id})):
        run = check(f"run_pipeline by {what}", lambda: client.run_pipeline(experiment, what, **given))
        check(f"a run of a {what}", lambda: client.wait_for_run_completion(run.id, 600).run.status, "Succeeded")
    check("delete_pipeline_version", lambda: client.delete_pipeline_version(version.id))
    check("list_pipelines", lambda: client.list_pipelines(sort_by="name desc").total_size, 1)
    return made


def recurring_runs(emulator, client, pipeline):
    experiment = client.create_experiment("recurring").id
    cron = {"cron_expression": "0 */5 * * * *", "max_concurrency": 3}
    made = check(
        "create_recurring_run", lambda: client.create_recurring_run(experiment, "j", pipeline_id=pipeline.id, **cron)
    )
    emulator.advance(3600)
    check("runs every five minutes", lambda: client.list_runs(experiment_id=experiment).total_size in (11, 12), True)
    check("list_recurring_runs", lambda: client.list_recurring_runs(experiment_id=experiment).total_size, 1)
    check("disable_job", lambda: client.disable_job(made.id))
    before = client.list_runs(experiment_id=experiment).total_size
    emulator.advance(3600)
    check("a disabled one does not run", lambda: client.list_runs(experiment_id=experiment).total_size, before)
    check("delete_job", lambda: client.delete_job(made.id))
    check_refused("a deleted one", lambda: client.get_recurring_run(made.id), "404")


with tempfile.TemporaryDirectory() as folder, running_emulator() as emulator, emulator.sleeping():
    package = str(Path(folder, "sums.yaml"))
    compiler.Compiler().compile(sums, package)
    client = check("Client", lambda: kfp.Client(host=emulator.url))
    check("get_kfp_healthz", lambda: client.get_kfp_healthz().multi_user, False)
    experiments(client)
    runs(emulator, client, package)
    recurring_runs(emulator, client, pipelines(client, package))
    check("delete_pipeline", lambda: client.delete_pipeline(client.get_pipeline_id("p")))
finish()
