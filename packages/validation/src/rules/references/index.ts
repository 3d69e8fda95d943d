import type { Rule } from '../rule/rule.ts'
import { banUnusedSecret } from './ban-unused-secret.ts'
import { banWideSelector } from './ban-wide-selector.ts'
import { noMissingBackend } from './no-missing-backend.ts'
import { noMissingClaim } from './no-missing-claim.ts'
import { noMissingConfigMap } from './no-missing-config-map.ts'
import { noMissingMonitoredTarget } from './no-missing-monitored-target.ts'
import { noMissingNotificationReference } from './no-missing-notification-reference.ts'
import { noMissingPods } from './no-missing-pods.ts'
import { noMissingPort } from './no-missing-port.ts'
import { noMissingRole } from './no-missing-role.ts'
import { noMissingSecret } from './no-missing-secret.ts'
import { noMissingServiceAccount } from './no-missing-service-account.ts'
import { noMissingService } from './no-missing-service.ts'
import { noMissingVolume } from './no-missing-volume.ts'
import { validNetworkPolicy } from './valid-network-policy.ts'

export const REFERENCES: readonly Rule[] = [
  banUnusedSecret,
  banWideSelector,
  noMissingBackend,
  noMissingClaim,
  noMissingConfigMap,
  noMissingMonitoredTarget,
  noMissingNotificationReference,
  noMissingPods,
  noMissingPort,
  noMissingRole,
  noMissingSecret,
  noMissingServiceAccount,
  noMissingService,
  noMissingVolume,
  validNetworkPolicy,
]
