import type { Intake } from '../charts/chart-contract.ts'

/** What an exporter of OTLP over HTTP is given: the exporter adds `/v1/traces`. */
const OTLP: Intake = { takes: 'traces', path: '/' }

/** Images of stores of traces, without registry and tag. */
export const TRACE_STORES: Readonly<Record<string, Intake>> = {
  'grafana/tempo': OTLP,
  'jaegertracing/all-in-one': OTLP,
  'jaegertracing/jaeger': OTLP,
  'victoriametrics/victoria-traces': { takes: 'traces', path: '/insert/opentelemetry' },
}
