import type { Right } from '../../tree/access/rights.ts'

const READING = ['get', 'list', 'watch']

/** Resources that give all other rights to a reader, each with what an attacker does by it. */
const DANGEROUS: Readonly<Record<string, string>> = {
  secrets: 'reads every password and token',
  'nodes/proxy': 'runs commands in every container of a node',
  'pods/exec': 'runs commands in every container',
  'pods/attach': 'reads from and writes to every container',
  'pods/portforward': 'reaches every port past all policies',
  'serviceaccounts/token': 'acts as any account',
}

/** Those that do so everywhere alone. `doctor` asks collectors and stores by their proxies. */
const DANGEROUS_EVERYWHERE: Readonly<Record<string, string>> = {
  'pods/proxy': 'asks every port of every pod, past all policies',
  'services/proxy': 'asks every Service, past all policies',
}

/** Why no program of a fleet's telemetry may have a right; undefined where it may. */
export const dangerOf = ({
  group,
  resource,
  verb,
  isNarrow,
}: Pick<Right, 'group' | 'resource' | 'verb' | 'isNarrow'>): string | undefined => {
  if ([group, resource, verb].some((one) => one.includes('*')))
    return 'has rights that are listed nowhere, even to kinds that are added later'
  const everywhere = isNarrow ? undefined : DANGEROUS_EVERYWHERE[resource]
  return (
    DANGEROUS[resource] ??
    everywhere ??
    (READING.includes(verb) ? undefined : 'changes objects of the cluster')
  )
}
