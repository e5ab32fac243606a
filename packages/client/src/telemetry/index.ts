export {
  type OpenTelemetryOptions,
  openTelemetry,
  type TelemetrySpan,
  type TelemetryTracer,
} from './open-telemetry.js';
