"""kfp-tekton 1.9 against the emulator: its servers name the API /apis/v1."""
import tempfile
from pathlib import Path

from kfp_tekton import TektonClient
from kfp_tekton.compiler import TektonCompiler

from checks import check, check_refused, finish
from emulator import running_emulator
from pipelines import branches, sums, with_exit

# Completed is how a run ends that has skipped a branch.
GOOD = ("Succeeded", "Completed")

with tempfile.TemporaryDirectory() as folder, running_emulator("--engine", "tekton") as emulator, emulator.sleeping():
    client = check("TektonClient", lambda: TektonClient(host=emulator.url))
    api = client._run_api
    experiment = check("create_experiment", lambda: client.create_experiment("e")).id
    for function in (sums, branches, with_exit):
        run = check(
            f"run {function.__name__}",
            lambda: client.create_run_from_pipeline_func(function, {}, experiment_name="e"),
        )
        check(
            f"wait for {function.__name__}",
            lambda: client.wait_for_run_completion(run.run_id, 600).run.status in GOOD,
            True,
        )
    package = str(Path(folder, "sums.yaml"))
    TektonCompiler().compile(sums, package)
    pipeline = check("upload_pipeline", lambda: client.upload_pipeline(package, pipeline_name="p"))
    version = check(
        "upload_pipeline_version", lambda: client.upload_pipeline_version(package, "v2", pipeline_id=pipeline.id)
    )
    check("get_pipeline_id", lambda: client.get_pipeline_id("p"), pipeline.id)
    run = check("run_pipeline", lambda: client.run_pipeline(experiment, "by version", version_id=version.id))
    check("wait", lambda: client.wait_for_run_completion(run.id, 600).run.status in GOOD, True)
    stopped = client.run_pipeline(experiment, "stopped", pipeline_id=pipeline.id)
    check("terminate", lambda: api.run_service_terminate_run(stopped.id))
    check("a run that is told to stop", lambda: client.get_run(stopped.id).run.status, "Terminating")
    check("a stopped run", lambda: client.wait_for_run_completion(stopped.id, 60).run.status, "Cancelled")
    check("archive", lambda: api.run_service_archive_run(stopped.id))
    check("delete", lambda: api.run_service_delete_run(stopped.id))
    check_refused("a deleted run", lambda: client.get_run(stopped.id), "404")
    job = check(
        "create_recurring_run",
        lambda: client.create_recurring_run(experiment, "j", interval_second=600, pipeline_id=pipeline.id),
    )
    before = client.list_runs(experiment_id=experiment).total_size
    emulator.advance(3600)
    check("runs every ten minutes", lambda: client.list_runs(experiment_id=experiment).total_size - before in (5, 6), True)
    check("get_recurring_run", lambda: client.get_recurring_run(job.id).name, "j")
    check("delete_pipeline", lambda: client.delete_pipeline(pipeline.id))
finish()
