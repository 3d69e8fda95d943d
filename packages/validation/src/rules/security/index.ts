import type { Rule } from '../rule/rule.ts'
import { banExposedNodeExporter } from './ban-exposed-node-exporter.ts'
import { banExposedService } from './ban-exposed-service.ts'
import { banExposedStore } from './ban-exposed-store.ts'
import { banGrafanaClusterAccess } from './ban-grafana-cluster-access.ts'
import { banHostAccess } from './ban-host-access.ts'
import { banNeedlessCapability } from './ban-needless-capability.ts'
import { banNeedlessToken } from './ban-needless-token.ts'
import { banPrometheusAdminApi } from './ban-prometheus-admin-api.ts'
import { banSecretValue } from './ban-secret-value.ts'
import { banUnusedRight } from './ban-unused-right.ts'
import { banUnverifiedTls } from './ban-unverified-tls.ts'
import { banWideGateway } from './ban-wide-gateway.ts'
import { banWideRole } from './ban-wide-role.ts'
import { noMissingCapability } from './no-missing-capability.ts'
import { noMissingRight } from './no-missing-right.ts'
import { noMissingToken } from './no-missing-token.ts'
import { noMissingUserFile } from './no-missing-user-file.ts'
import { requireAdmittedConnection } from './require-admitted-connection.ts'
import { requireAdmittedEgress } from './require-admitted-egress.ts'
import { requireGrafanaLogin } from './require-grafana-login.ts'
import { requireHardenedContainer } from './require-hardened-container.ts'
import { requireIngestPolicy } from './require-ingest-policy.ts'
import { requireNetworkPolicy } from './require-network-policy.ts'
import { requireNonRoot } from './require-non-root.ts'
import { requirePinnedImage } from './require-pinned-image.ts'
import { requirePodSecurity } from './require-pod-security.ts'
import { requireSameIngestPeers } from './require-same-ingest-peers.ts'
import { validHostPath } from './valid-host-path.ts'
import { validImage } from './valid-image.ts'
import { validPodSecurity } from './valid-pod-security.ts'
import { validUser } from './valid-user.ts'

export const SECURITY: readonly Rule[] = [
  banExposedNodeExporter,
  banExposedService,
  banExposedStore,
  banGrafanaClusterAccess,
  banHostAccess,
  banNeedlessCapability,
  banNeedlessToken,
  banPrometheusAdminApi,
  banSecretValue,
  banUnusedRight,
  banUnverifiedTls,
  banWideGateway,
  banWideRole,
  noMissingCapability,
  noMissingRight,
  noMissingToken,
  noMissingUserFile,
  requireAdmittedConnection,
  requireAdmittedEgress,
  requireGrafanaLogin,
  requireHardenedContainer,
  requireIngestPolicy,
  requireNetworkPolicy,
  requireNonRoot,
  requirePinnedImage,
  requirePodSecurity,
  requireSameIngestPeers,
  validHostPath,
  validImage,
  validPodSecurity,
  validUser,
]
