import { RECEIVE_PATH } from '@fleet/model'
import type { Intake } from '../charts/chart-contract.ts'

/** What an exporter of OTLP over HTTP is given: the exporter adds `/v1/traces`. */
const OTLP: Intake = { takes: 'traces', path: '/' }

/** What takes in telemetry by http. */
interface PushStore {
  readonly intake: Intake
  /** Its first argument, where the image has other programs too. */
  readonly command?: string
  /** The names of its container, by which a copy in another registry is recognised. */
  readonly containers?: readonly string[]
}

/** Images of stores that no chart installs here, without registry and tag. */
export const PUSH_STORES: Readonly<Record<string, PushStore>> = {
  'grafana/tempo': { intake: OTLP },
  'jaegertracing/all-in-one': { intake: OTLP },
  'jaegertracing/jaeger': { intake: OTLP },
  'thanos/thanos': {
    intake: { takes: 'metrics', path: RECEIVE_PATH },
    command: 'receive',
    containers: ['thanos-receive'],
  },
  'victoriametrics/victoria-logs': { intake: { takes: 'logs', path: '/insert/opentelemetry' } },
  'victoriametrics/victoria-traces': { intake: { takes: 'traces', path: '/insert/opentelemetry' } },
}
