import { TELEMETRY_ALERTS } from '@fleet/model'
import { lines } from '../../queries/lines.ts'
import { clusterSelector } from '../../queries/matchers.ts'
import { prometheus } from '../../queries/query.ts'
import { budgets } from '../../queries/series.ts'

const FIRING = `ALERTS${clusterSelector('alertstate="firing"', `alertname=~"${TELEMETRY_ALERTS}"`)}`

export const firing = prometheus(lines`
  count by (cluster) (${FIRING})
  or ${budgets()} * 0
`)
