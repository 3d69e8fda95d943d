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

/** The seconds of a duration as Go or Prometheus writes it; nothing where there is none. */
export const secondsOf = (duration: unknown): number | undefined => {
  if (typeof duration !== 'string' || !/\d/.test(duration)) return undefined
  return [...duration.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * (SECONDS[unit] ?? 0),
    0,
  )
}
