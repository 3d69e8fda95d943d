import { wave, waveTotal } from '../world/wave.ts'
import type { Cause, ValueAt } from './subject.ts'

/** A counter that grows by so much in a second, on average, since its program began. */
export const growing = (
  { key, target, world, subject }: Cause,
  perSecond: number,
  unrest = 0.25,
): ValueAt => {
  const began = subject.pod?.created ?? target.machine?.bootTime ?? world.moment - 9 * 86_400
  const total = waveTotal(wave(perSecond, key, 0.35, unrest), began)
  return (time) => Math.max(0, total(time))
}

/** The same of whole things. */
export const counting = (cause: Cause, perSecond: number): ValueAt => {
  const grown = growing(cause, perSecond)
  return (time) => Math.floor(grown(time) ?? 0)
}
