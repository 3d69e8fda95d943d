import { grafanaSeconds } from './grafana-seconds.ts'

/** How long ago a time of Grafana's is, in seconds. Nothing of a date, or of a rounded time. */
export const secondsAgo = (time: string): number | undefined => {
  if (time === 'now') return 0
  const [, sign, duration = ''] = /^now([-+])(\d+\w)$/.exec(time) ?? []
  const seconds = grafanaSeconds(duration)
  return seconds !== undefined && sign === '+' ? -seconds : seconds
}
