const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_592_000,
  Q: 7_776_000,
  y: 31_536_000,
}

/** The seconds of a duration of Grafana, such as 6h or 1M; nothing where the text is not one. */
export const grafanaSeconds = (duration: string): number | undefined => {
  const [, count, unit = ''] = /^(\d+)(\w)$/.exec(duration) ?? []
  const length = SECONDS[unit]
  return count === undefined || length === undefined ? undefined : Number(count) * length
}
