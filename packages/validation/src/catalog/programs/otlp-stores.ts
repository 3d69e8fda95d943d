import type { Intake } from '../charts/chart-contract.ts'

/** What an exporter of OTLP over HTTP is given: the exporter adds `/v1/traces`. */
const TRACES: Intake = { takes: 'traces', path: '/' }

/** Images of stores that take OTLP over HTTP themselves, without registry and tag. */
export const OTLP_STORES: Readonly<Record<string, Intake>> = {
  'grafana/tempo': TRACES,
  'jaegertracing/all-in-one': TRACES,
  'jaegertracing/jaeger': TRACES,
  'victoriametrics/victoria-logs': { takes: 'logs', path: '/insert/opentelemetry' },
  'victoriametrics/victoria-traces': { takes: 'traces', path: '/insert/opentelemetry' },
}
