import { HARMLESS } from './harmless.ts'
import { OF_FILES } from './of-files.ts'
import { OF_INVENTORIES } from './of-inventories.ts'
import type { Transition } from './transition.ts'

export type { Transition, Version } from './transition.ts'

/** Changes of fleets with what is to be reported of each: for tests of the rules, and for the lab. */
export const TRANSITIONS: readonly Transition[] = [...HARMLESS, ...OF_INVENTORIES, ...OF_FILES]
