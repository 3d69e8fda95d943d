import { secondsOf } from '../values/durations.ts'

const PROMETHEUS = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/
const GO = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|[smhdwy]))+$/

/** A duration as Prometheus writes it, from the longest unit to the shortest; in seconds. */
export const prometheusDuration = (text: string): number | undefined =>
  text !== '' && PROMETHEUS.test(text) ? secondsOf(text) : undefined

/** A duration as Loki takes it: as Prometheus, or as Go. */
export const lokiDuration = (text: string): number | undefined =>
  GO.test(text) ? secondsOf(text) : undefined
