import type { Labels } from '../evaluation/labels.ts'
import type { FluxObject, FluxState } from '../world/flux-objects.ts'
import type { Machine, SampleContainer, SamplePod, SampleWorkload } from '../world/workload.ts'
import type { World } from '../world/world.ts'
import type { Target } from './target.ts'

/** What a series is about. */
export interface Subject {
  /** The labels that say which one it is: a metric that has all of them has a series for it. */
  readonly labels: Labels
  /** Values of further labels, where a metric has them. */
  readonly more?: Labels
  readonly workload?: SampleWorkload
  readonly pod?: SamplePod
  readonly container?: SampleContainer
  readonly machine?: Machine
  readonly flux?: FluxObject
  /** When it is so. */
  readonly during?: FluxState
  /** How much of something falls to it, where there are many. */
  readonly share?: number
}

/** A value at a time in seconds since 1970; nothing where the series has none then. */
export type ValueAt = (time: number) => number | undefined

/** What a value is made for. */
export interface Cause {
  readonly world: World
  readonly target: Target
  readonly subject: Subject
  /** Of the series, without those of the target. */
  readonly labels: Labels
  /** The same text for the same series, and for no other. */
  readonly key: string
}

/** The values of one metric; nothing where this subject has no such series. */
export type Maker = (cause: Cause) => ValueAt | undefined

export type Makers = Readonly<Record<string, Maker>>

export const always =
  (value: number): Maker =>
  () =>
  () =>
    value
