import type { Check } from '../check.ts'
import { ALERT_CHECKS } from './alerts/index.ts'
import { FLUX_CHECKS } from './flux/index.ts'
import { GRAFANA_CHECKS } from './grafana/index.ts'
import { LOGS_CHECKS } from './logs/index.ts'
import { METRICS_CHECKS } from './metrics/index.ts'
import { NODE_CHECKS } from './nodes/index.ts'
import { OBJECT_CHECKS } from './objects/index.ts'
import { POD_CHECKS } from './pods/index.ts'
import { SECRET_CHECKS } from './secrets/index.ts'
import { THANOS_CHECKS } from './thanos/index.ts'
import { TRACES_CHECKS } from './traces/index.ts'
import { VERSION_CHECKS } from './versions/index.ts'
import { VOLUME_CHECKS } from './volumes/index.ts'
import { WAY_CHECKS } from './way/index.ts'

/** Every check, causes before what follows from them: of two findings that explain each other, the first is the headline. */
export const CHECKS: readonly Check[] = [
  ...NODE_CHECKS,
  ...POD_CHECKS,
  ...SECRET_CHECKS,
  ...VOLUME_CHECKS,
  ...FLUX_CHECKS,
  ...OBJECT_CHECKS,
  ...WAY_CHECKS,
  ...THANOS_CHECKS,
  ...METRICS_CHECKS,
  ...LOGS_CHECKS,
  ...TRACES_CHECKS,
  ...GRAFANA_CHECKS,
  ...VERSION_CHECKS,
  ...ALERT_CHECKS,
]
