import type { Rule } from '../../rule.ts'
import { validChartValues } from './valid-chart-values.ts'
import { validCollectorConfig } from './valid-collector-config.ts'

export const SCHEMA: readonly Rule[] = [validChartValues, validCollectorConfig]
