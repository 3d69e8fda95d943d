import type { Check } from '../../check.ts'
import { objectExists } from './object-exists.ts'
import { objectUnchanged } from './object-unchanged.ts'

export const OBJECT_CHECKS: readonly Check[] = [objectExists, objectUnchanged]
