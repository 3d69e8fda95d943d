export { claimSpec, claimTemplate, keptClaim } from './claims.ts'
export { clockedJob } from './clocked-job.ts'
export { hashedConfigMap, hashedFiles } from './config-map.ts'
export { externalSecret, type IExternalSecret } from './external-secret.ts'
export { chartRelease, type ChartRelease } from './flux/chart-release.ts'
export { fluxKustomization } from './flux/kustomization.ts'
export { fromEntrance } from './entrance-pods.ts'
export { gatewayIngest } from './gateway-ingest.ts'
export { goMemoryLimit } from './go-memory-limit.ts'
export { ingestPolicy } from './ingest-policy.ts'
export { labels, selectorLabels, type Labels } from './labels.ts'
export { RUNBOOK } from './made-from.ts'
export { clusterMetadata, metadata, NEVER_PRUNED, NEVER_SUBSTITUTED } from './metadata.ts'
export { hashedName, NAMES, PRODUCT } from './names.ts'
export { namespaces } from './namespaces.ts'
export {
  admitOnly,
  fromAddresses,
  fromCluster,
  fromNamespace,
  fromOther,
  fromPods,
  type Peers,
} from './network-policy.ts'
export { namespaceNeedOf, podSecurityLevel } from './pod-security.ts'
export { postgresVariables } from './postgres-variables.ts'
export { entryPods, hubPlacement } from './placement.ts'
export { httpProbe } from './probe.ts'
export { clusterReader, namespaceReader } from './rbac.ts'
export { routeObjects } from './route-objects.ts'
export { secretVariables } from './secret-variables.ts'
export { hardened, podUser } from './security-context.ts'
export { byServiceAccount } from './service-account.ts'
export { clusterService, ingestService, podNames } from './services.ts'
export { disruptionBudget, preferNodes, spreadOverNodes } from './several-pods.ts'
export { singlePod } from './single-pod.ts'
export { storeMonitor } from './store-monitor.ts'
export type * from './types.ts'
export { HEADER, printManifest, printSections, printYaml } from './yaml.ts'
