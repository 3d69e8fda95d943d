import type { Rule } from '../rule/rule.ts'
import { banAmbiguousScalar } from './ban-ambiguous-scalar.ts'
import { banServerField } from './ban-server-field.ts'
import { uniqueListKey } from './unique-list-key.ts'
import { validChartValues } from './valid-chart-values.ts'
import { validCollectorConfig } from './valid-collector-config.ts'
import { validNearChartValues } from './valid-near-chart-values.ts'
import { validPod } from './valid-pod.ts'
import { validRollout } from './valid-rollout.ts'
import { validScheduling } from './valid-scheduling.ts'
import { validService } from './valid-service.ts'
import { validUnion } from './valid-union.ts'

export const SCHEMA: readonly Rule[] = [
  banAmbiguousScalar,
  banServerField,
  uniqueListKey,
  validChartValues,
  validCollectorConfig,
  validNearChartValues,
  validPod,
  validRollout,
  validScheduling,
  validService,
  validUnion,
]
