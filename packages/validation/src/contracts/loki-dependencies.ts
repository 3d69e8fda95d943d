import type { Dependency } from './chart-contract.ts'

const ALL = ['loki', 'gateway']

/** The values that move what the contract of Loki states, read from the templates of its version. */
export const LOKI_DEPENDENCIES: readonly Dependency[] = [
  {
    path: ['fullnameOverride'],
    byDefault: '',
    moves: 'the names of the Services of Loki and its gateway',
    services: ALL,
  },
  {
    path: ['nameOverride'],
    byDefault: '',
    moves: 'the names and labels of Loki and its gateway',
    services: ALL,
    pods: ALL,
    labels: ['app.kubernetes.io/name'],
  },
  {
    path: ['gateway', 'service', 'port'],
    byDefault: 80,
    moves: 'the port of the Service of the gateway',
    services: ['gateway'],
  },
  {
    path: ['gateway', 'containerPort'],
    byDefault: 8080,
    moves: 'the port of the pods of the gateway',
    pods: ['gateway'],
  },
  {
    path: ['loki', 'server', 'http_listen_port'],
    byDefault: 3100,
    moves: 'the port of Loki',
    services: ['loki'],
    pods: ['loki'],
  },
  {
    path: ['loki', 'server', 'grpc_listen_port'],
    byDefault: 9095,
    moves: 'the port at which Loki’s pods talk to each other',
    services: ['loki'],
    pods: ['loki'],
  },
]
