import type { Rule } from '../rule/rule.ts'
import { banAmbiguousScalar } from './ban-ambiguous-scalar.ts'
import { banServerField } from './ban-server-field.ts'
import { requireOneKind } from './require-one-kind.ts'
import { uniqueListKey } from './unique-list-key.ts'
import { validChartValues } from './valid-chart-values.ts'
import { validCollectorConfig } from './valid-collector-config.ts'
import { validPod } from './valid-pod.ts'
import { validRollout } from './valid-rollout.ts'
import { validService } from './valid-service.ts'

export const SCHEMA: readonly Rule[] = [
  banAmbiguousScalar,
  banServerField,
  requireOneKind,
  uniqueListKey,
  validChartValues,
  validCollectorConfig,
  validPod,
  validRollout,
  validService,
]
