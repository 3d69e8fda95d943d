import type { Rule } from '../rule/rule.ts'
import { banUnusedSecret } from './ban-unused-secret.ts'
import { noMissingClaim } from './no-missing-claim.ts'
import { noMissingConfigMap } from './no-missing-config-map.ts'
import { noMissingMonitored } from './no-missing-monitored.ts'
import { noMissingNotified } from './no-missing-notified.ts'
import { noMissingPods } from './no-missing-pods.ts'
import { noMissingPort } from './no-missing-port.ts'
import { noMissingRole } from './no-missing-role.ts'
import { noMissingSecret } from './no-missing-secret.ts'
import { noMissingService } from './no-missing-service.ts'
import { noMissingServiceAccount } from './no-missing-service-account.ts'
import { noMissingVolume } from './no-missing-volume.ts'
import { requireOneWorkload } from './require-one-workload.ts'
import { validAdmission } from './valid-admission.ts'

export const REFERENCES: readonly Rule[] = [
  banUnusedSecret,
  noMissingClaim,
  noMissingConfigMap,
  noMissingMonitored,
  noMissingNotified,
  noMissingPods,
  noMissingPort,
  noMissingRole,
  noMissingSecret,
  noMissingService,
  noMissingServiceAccount,
  noMissingVolume,
  requireOneWorkload,
  validAdmission,
]
