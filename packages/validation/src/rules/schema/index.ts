import type { Rule } from '../../rule.ts'
import { validCollectorConfig } from './valid-collector-config.ts'

export const SCHEMA: readonly Rule[] = [validCollectorConfig]
