import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { argumentsOf, containerOf } from './pod-spec.ts'

/** Its port, which every tree leaves as it is. */
export const postgresExporterPort = 9187

/** The user that the tree runs it as. */
const nobody = 65_534

interface Variable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string; readonly key: string } }
}

/**
 * Starts an exporter of a PostgreSQL as its pod: with its arguments and variables, and found by the name of its Service.
 * @param secret the value of a key of a Secret
 */
export const startPostgresExporter = async (
  host: Host,
  deployment: KubernetesObject,
  secret: (name: string, key: string) => string,
): Promise<Program> => {
  const { name, namespace } = deployment.metadata
  const { args = [], env = [] } = containerOf(deployment)
  host.addNames('127.0.0.1', [`${name}.${namespace}.svc`])
  const program = host.start({
    name,
    file: programFile('postgres-exporter'),
    args,
    env: environmentIn(env as readonly Variable[], secret),
    user: nobody,
  })
  await program.until('listens', () => program.log().includes(`:${postgresExporterPort}`))
  return program
}

/** As the kubelet makes it: a variable may name those before it. */
const environmentIn = (
  variables: readonly Variable[],
  secret: (name: string, key: string) => string,
): Readonly<Record<string, string>> => {
  const environment: Record<string, string> = {}
  for (const { name, value, valueFrom } of variables) {
    const { secretKeyRef } = valueFrom ?? {}
    const text = value ?? (secretKeyRef ? secret(secretKeyRef.name, secretKeyRef.key) : '')
    environment[name] = argumentsOf([text], environment)[0] ?? ''
  }
  return environment
}
