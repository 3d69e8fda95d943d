import type { Check } from '../../check.ts'
import { secretExists } from './secret-exists.ts'
import { secretHasKeys } from './secret-has-keys.ts'

export const SECRET_CHECKS: readonly Check[] = [secretExists, secretHasKeys]
