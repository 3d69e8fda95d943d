import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { add, change, set, type Change, type Draft } from './sample-trees.ts'

const OBJECTS = loadAll(
  readFileSync(join(import.meta.dirname, '../../fixtures/thanos.yaml'), 'utf8'),
) as Draft[]

/** The hub has a Thanos beside its Prometheus. */
export const withThanos = (): readonly Change[] => [
  add('hub', 'telemetry/thanos.yaml', ...OBJECTS),
  change('hub telemetry/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
    ...resources,
    'thanos.yaml',
  ]),
  set(
    'hub ConfigMap required-secrets',
    ['data', 'monitoring.thanos-s3.yaml'],
    'keys: [access-key-id, secret-access-key]\nreaders: [thanos-receive, thanos-store, thanos-compact]\n',
  ),
]

/** The arguments of a part of Thanos. */
const ARGS = ['spec', 'template', 'spec', 'containers', 0, 'args'] as const

/** Changes each argument of a part of Thanos. @param object `hub StatefulSet thanos-receive` */
export const eachArgument = (object: string, to: (argument: string) => string): Change =>
  change(object, ARGS, (args: readonly string[]) => args.map(to))
