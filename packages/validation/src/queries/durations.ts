const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}

const PROMETHEUS = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/
const GO = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|[smhdwy]))+$/

/** A duration as Prometheus writes it, from the longest unit to the shortest; in seconds. */
export const prometheusDuration = (text: string): number | undefined =>
  text !== '' && PROMETHEUS.test(text) ? total(text) : undefined

/** A duration as Loki takes it: as Prometheus, or as Go. */
export const lokiDuration = (text: string): number | undefined => (GO.test(text) ? total(text) : undefined)

const total = (text: string): number =>
  [...text.matchAll(/(\d+(?:\.\d+)?)([a-zµ]+)/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (SECONDS[unit] ?? 0),
    0,
  )
