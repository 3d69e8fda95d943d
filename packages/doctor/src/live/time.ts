import { durationOf } from '@fleet/model'
import type { LiveFleet } from './live-fleet.ts'

/** How many seconds ago a moment was; endless where it is not known. */
export const secondsSince = ({ now }: Pick<LiveFleet, 'now'>, moment: string | undefined): number =>
  moment === undefined ? Infinity : (now - Date.parse(moment)) / 1000

/** A time as a person says it: whole minutes from two on, whole hours from two on. */
export const inWords = (seconds: number): string => {
  if (!Number.isFinite(seconds)) return 'an unknown time'
  const unit = seconds >= 7200 ? 3600 : seconds >= 120 ? 60 : 1
  return durationOf(Math.max(1, Math.floor(seconds / unit)) * unit)
}
