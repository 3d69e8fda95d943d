import type { Rule } from '../rule/rule.ts'
import { banUnusedSecret } from './ban-unused-secret.ts'
import { banWideSelector } from './ban-wide-selector.ts'
import { noMissingBudgetPods } from './no-missing-budget-pods.ts'
import { noMissingBackend } from './no-missing-backend.ts'
import { noMissingClaim } from './no-missing-claim.ts'
import { noMissingConfigMap } from './no-missing-config-map.ts'
import { noMissingIngressClass } from './no-missing-ingress-class.ts'
import { noMissingIssuer } from './no-missing-issuer.ts'
import { noMissingMiddleware } from './no-missing-middleware.ts'
import { noMissingMonitoredTarget } from './no-missing-monitored-target.ts'
import { noMissingNotificationReference } from './no-missing-notification-reference.ts'
import { noMissingPods } from './no-missing-pods.ts'
import { noMissingPort } from './no-missing-port.ts'
import { noMissingRole } from './no-missing-role.ts'
import { noMissingScaleTarget } from './no-missing-scale-target.ts'
import { noMissingSecret } from './no-missing-secret.ts'
import { noMissingServiceAccount } from './no-missing-service-account.ts'
import { noMissingService } from './no-missing-service.ts'
import { noMissingUpstream } from './no-missing-upstream.ts'
import { noMissingValues } from './no-missing-values.ts'
import { noMissingVolume } from './no-missing-volume.ts'
import { uniqueRoute } from './unique-route.ts'
import { validNetworkPolicy } from './valid-network-policy.ts'

export const REFERENCES: readonly Rule[] = [
  banUnusedSecret,
  banWideSelector,
  noMissingBudgetPods,
  noMissingBackend,
  noMissingClaim,
  noMissingConfigMap,
  noMissingIngressClass,
  noMissingIssuer,
  noMissingMiddleware,
  noMissingMonitoredTarget,
  noMissingNotificationReference,
  noMissingPods,
  noMissingPort,
  noMissingRole,
  noMissingScaleTarget,
  noMissingSecret,
  noMissingServiceAccount,
  noMissingService,
  noMissingUpstream,
  noMissingValues,
  noMissingVolume,
  uniqueRoute,
  validNetworkPolicy,
]
