import { sampleFleetInput, sampleWorkload } from '../sample-fleet.ts'
import {
  fleetWith,
  hubWith,
  inBucket,
  ofFleet,
  SERVICES,
  withClaim,
  withTemplate,
  type Transition,
} from './transition.ts'

const { clusters, hub: stores } = fleetWith()
const { hub, spoke } = clusters
const { loki, prometheus } = stores
const { app, files, db } = SERVICES

const resized = (size: string) => ({ volumes: { data: { size, mounts: [{ path: '/data' }] } } })

const other = sampleWorkload({ namespace: 'other' })

/** Changes of an inventory that are to be reported. */
export const OF_INVENTORIES: readonly Transition[] = [
  ofFleet(
    'a cluster is renamed',
    fleetWith(),
    sampleFleetInput({ clusters: { ...(hub && { hub }), ...(spoke && { edge: spoke }) } }),
    { errors: ['ban-cluster-removal:spoke'] },
  ),
  ofFleet(
    'a cluster leaves the fleet',
    fleetWith(),
    sampleFleetInput({ clusters: { ...(hub && { hub }) } }),
    {
      errors: ['ban-cluster-removal:spoke'],
    },
  ),
  ofFleet(
    'a cluster that was never bootstrapped leaves the fleet',
    fleetWith(),
    sampleFleetInput({ clusters: { ...(hub && { hub }) } }),
    { isBootstrapped: false, warnings: ['require-uninstalled-cluster:spoke'] },
  ),
  ofFleet(
    'a volume shrinks',
    fleetWith({ workloads: { ...SERVICES, files: withClaim(resized('2Gi')) } }),
    fleetWith(),
    {
      errors: ['ban-claim-change:spoke/PersistentVolumeClaim/apps/files.data'],
      refused: ['spoke PersistentVolumeClaim apps/files.data'],
    },
  ),
  ofFleet('volumes change their class', fleetWith(), fleetWith({ storageClass: 'nfs' }), {
    errors: [
      'ban-claim-change:spoke/PersistentVolumeClaim/apps/files.data',
      'ban-stateful-set-change:spoke/StatefulSet/apps/db',
    ],
    refused: ['spoke PersistentVolumeClaim apps/files.data', 'spoke StatefulSet apps/db'],
  }),
  ofFleet(
    'a volume on local-path grows',
    fleetWith({ storageClass: 'local-path' }),
    fleetWith({
      storageClass: 'local-path',
      workloads: { ...SERVICES, files: withClaim(resized('2Gi')) },
    }),
    {
      errors: ['ban-claim-change:spoke/PersistentVolumeClaim/apps/files.data'],
      refused: ['spoke PersistentVolumeClaim apps/files.data'],
    },
  ),
  ofFleet(
    'the volume of a StatefulSet grows',
    fleetWith(),
    fleetWith({ workloads: { ...SERVICES, db: withTemplate(resized('2Gi')) } }),
    {
      errors: ['ban-stateful-set-change:spoke/StatefulSet/apps/db'],
      refused: ['spoke StatefulSet apps/db'],
    },
  ),
  ofFleet('the volume of Loki grows', fleetWith(), hubWith({ loki: { ...loki, volume: '10Gi' } }), {
    errors: ['ban-chart-volume-change:hub/HelmRelease/monitoring/loki'],
  }),
  ofFleet(
    'the volume of Prometheus grows',
    fleetWith(),
    hubWith({ prometheus: { ...prometheus, volume: '10Gi' } }),
    { warnings: ['require-claim-resize:hub/HelmRelease/monitoring/kube-prometheus-stack'] },
  ),
  ofFleet(
    'the first schema of Loki begins later',
    fleetWith(),
    hubWith({ loki: { ...loki, schemaFrom: '2025-06-01' } }),
    { errors: ['ban-loki-schema-change:hub/HelmRelease/monitoring/loki'] },
  ),
  ofFleet('logs are in a bucket, from the first day on', fleetWith(), inBucket(), {
    errors: ['ban-loki-schema-change:hub/HelmRelease/monitoring/loki'],
  }),
  ofFleet('logs are on the volume again', inBucket({ from: '2027-01-01' }), fleetWith(), {
    errors: ['ban-loki-schema-change:hub/HelmRelease/monitoring/loki'],
  }),
  ofFleet('logs go to another bucket', inBucket(), inBucket({ bucket: 'more-logs' }), {
    errors: ['ban-loki-bucket-change:hub/HelmRelease/monitoring/loki'],
  }),
  ofFleet('logs are kept for a shorter time', fleetWith(), hubWith({ loki: { ...loki, retention: '72h' } }), {
    errors: ['ban-shorter-retention:hub/HelmRelease/monitoring/loki'],
  }),
  ofFleet(
    'metrics have less room',
    fleetWith(),
    hubWith({ prometheus: { ...prometheus, retentionSize: '2Gi' } }),
    { warnings: ['ban-shorter-retention:hub/HelmRelease/monitoring/kube-prometheus-stack'] },
  ),
  ofFleet('a service without a volume goes', fleetWith(), fleetWith({ workloads: { files, db } }), {
    warnings: ['ban-workload-removal:spoke/Deployment/apps/app'],
  }),
  ofFleet('a service with a claim goes', fleetWith(), fleetWith({ workloads: { app, db } }), {
    warnings: ['ban-workload-removal:spoke/Deployment/apps/files'],
  }),
  ofFleet('a StatefulSet goes', fleetWith(), fleetWith({ workloads: { app, files } }), {
    warnings: ['ban-workload-removal:spoke/StatefulSet/apps/db'],
  }),
  ofFleet(
    'a volume gets another name',
    fleetWith(),
    fleetWith({
      workloads: {
        ...SERVICES,
        files: withClaim({ volumes: { store: { size: '1Gi', mounts: [{ path: '/data' }] } } }),
      },
    }),
    { warnings: ['require-claim-cleanup:spoke/PersistentVolumeClaim/apps/files.data'] },
  ),
  ofFleet(
    'a service moves to another namespace',
    fleetWith({ workloads: { ...SERVICES, other } }),
    fleetWith({ workloads: { ...SERVICES, other, files: withClaim({ namespace: 'other' }) } }),
    { warnings: ['ban-workload-move:spoke/Deployment/other/files'] },
  ),
  ofFleet(
    'a Deployment becomes a StatefulSet',
    fleetWith(),
    fleetWith({ workloads: { ...SERVICES, files: withTemplate() } }),
    { warnings: ['ban-workload-move:spoke/StatefulSet/apps/files'] },
  ),
  ofFleet('a namespace without volumes goes', fleetWith({ workloads: { ...SERVICES, other } }), fleetWith(), {
    warnings: ['ban-namespace-removal:spoke/Namespace/other'],
  }),
  ofFleet(
    'a namespace with volumes goes, and stays in the cluster',
    fleetWith({ workloads: { ...SERVICES, store: withClaim({ namespace: 'other' }) } }),
    fleetWith(),
    { warnings: ['ban-namespace-removal:spoke/Namespace/other'] },
  ),
  ofFleet('the hub moves', fleetWith(), hubWith({ cluster: 'spoke' }), {
    warnings: ['ban-hub-move:spoke/HelmRelease/monitoring/kube-prometheus-stack'],
  }),
  ofFleet(
    'the port for pushes changes',
    fleetWith(),
    hubWith({ ingest: { logs: { nodePort: 31081 }, metrics: { nodePort: 31090 } } }),
    { warnings: ['ban-node-port-change:hub/Service/monitoring/loki-gateway-external'] },
  ),
]
