import type { Rule } from '../../rule.ts'
import { banAmbiguousScalar } from './ban-ambiguous-scalar.ts'
import { requireOneKind } from './require-one-kind.ts'
import { uniqueListKey } from './unique-list-key.ts'
import { validChartValues } from './valid-chart-values.ts'
import { validCollectorConfig } from './valid-collector-config.ts'

export const SCHEMA: readonly Rule[] = [
  banAmbiguousScalar,
  requireOneKind,
  uniqueListKey,
  validChartValues,
  validCollectorConfig,
]
