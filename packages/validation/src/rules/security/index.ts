import type { Rule } from '../rule/rule.ts'
import { banExposedService } from './ban-exposed-service.ts'
import { banHostAccess } from './ban-host-access.ts'
import { banNeedlessToken } from './ban-needless-token.ts'
import { banOpenApi } from './ban-open-api.ts'
import { banSecretValue } from './ban-secret-value.ts'
import { banUnverifiedTls } from './ban-unverified-tls.ts'
import { banWideRole } from './ban-wide-role.ts'
import { requireAdmission } from './require-admission.ts'
import { requireExactRights } from './require-exact-rights.ts'
import { requireFence } from './require-fence.ts'
import { requireHardenedContainer } from './require-hardened-container.ts'
import { requireIngestPolicy } from './require-ingest-policy.ts'
import { requirePinnedImage } from './require-pinned-image.ts'
import { requirePodSecurity } from './require-pod-security.ts'
import { requireSameIngestPeers } from './require-same-ingest-peers.ts'
import { validCapabilities } from './valid-capabilities.ts'
import { validImage } from './valid-image.ts'
import { validUser } from './valid-user.ts'

export const SECURITY: readonly Rule[] = [
  banExposedService,
  banHostAccess,
  banNeedlessToken,
  banOpenApi,
  banSecretValue,
  banUnverifiedTls,
  banWideRole,
  requireAdmission,
  requireExactRights,
  requireFence,
  requireHardenedContainer,
  requireIngestPolicy,
  requirePinnedImage,
  requirePodSecurity,
  requireSameIngestPeers,
  validCapabilities,
  validImage,
  validUser,
]
