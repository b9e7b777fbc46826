import { diag, DiagLogLevel } from '@opentelemetry/api';
import { Logger } from '@nestjs/common';

const PAUSE_MS = 60_000;
const MOST_CHARACTERS = 300;

/** Lets the SDK's own troubles be logged, at most one a minute: a receiver that is away would fill the log. */
export function tellTrouble(now: () => number = Date.now): void {
  const logger = new Logger('Traces');
  let silentUntil = 0;
  const tell = (reason: string): void => {
    if (now() < silentUntil) return;
    silentUntil = now() + PAUSE_MS;
    logger.warn(
      { reason: reason.slice(0, MOST_CHARACTERS) },
      'Spans are lost; look at OTEL_EXPORTER_OTLP_ENDPOINT and what answers there. Nothing else suffers',
    );
  };
  const silent = (): void => {};
  diag.setLogger(
    { error: tell, warn: tell, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
