import { sampleCluster, sampleNode, sampleWorkload } from '../sample-fleet.ts'
import {
  fleetWith,
  hubWith,
  inBucket,
  ofFiles,
  ofFleet,
  SERVICES,
  withClaim,
  type Transition,
} from './transition.ts'

const { loki, prometheus } = fleetWith().hub
const withAccount = { ...fleetWith(), telemetry: { ...fleetWith().telemetry, doctorAccount: true } }

const NOTE = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'note', namespace: 'apps' } }

/** Changes of which nothing is to be reported: Flux applies them to running clusters, and nothing goes. */
export const HARMLESS: readonly Transition[] = [
  ofFleet('nothing changes', fleetWith(), fleetWith()),
  ofFleet(
    'an image is raised',
    fleetWith(),
    fleetWith({ workloads: { ...SERVICES, app: sampleWorkload({ image: 'registry.example/app:1.1.0' }) } }),
  ),
  ofFleet(
    'a variable changes',
    fleetWith({ workloads: { ...SERVICES, app: sampleWorkload({ env: { LEVEL: 'info' } }) } }),
    fleetWith({ workloads: { ...SERVICES, app: sampleWorkload({ env: { LEVEL: 'debug' } }) } }),
  ),
  ofFleet('a cluster is added', fleetWith(), fleetWith({}, { edge: sampleCluster(3) })),
  ofFleet(
    'a node is added',
    fleetWith(),
    fleetWith({ nodes: { 'node-2': sampleNode(2), 'node-3': sampleNode(3) } }),
  ),
  ofFleet(
    'a service with a volume is added',
    fleetWith(),
    fleetWith({ workloads: { ...SERVICES, more: withClaim() } }),
  ),
  ofFleet(
    'a volume grows on a class that may expand it',
    fleetWith(),
    fleetWith({
      workloads: {
        ...SERVICES,
        files: withClaim({ volumes: { data: { size: '2Gi', mounts: [{ path: '/data' }] } } }),
      },
    }),
  ),
  ofFleet('doctor gets an account of its own', fleetWith(), withAccount),
  ofFleet('the account of doctor goes', withAccount, fleetWith()),
  ofFleet('logs are kept for longer', fleetWith(), hubWith({ loki: { ...loki, retention: '336h' } })),
  ofFleet(
    'the first schema of Loki begins earlier',
    fleetWith(),
    hubWith({ loki: { ...loki, schemaFrom: '2024-06-01' } }),
  ),
  ofFleet('logs go to a bucket from a later day on', fleetWith(), inBucket({ from: '2027-01-01' })),
  ofFleet(
    'Prometheus gets more memory',
    fleetWith(),
    hubWith({
      prometheus: {
        ...prometheus,
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '2Gi' } },
      },
    }),
  ),
  ofFiles(
    'a person’s ConfigMap changes',
    { objects: [{ ...NOTE, data: { text: 'one' } }] },
    { objects: [{ ...NOTE, data: { text: 'two' } }] },
  ),
]
