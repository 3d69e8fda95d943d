import type { Right } from '../../tree/access/rights.ts'

const READING = ['get', 'list', 'watch']

/** Resources through which whoever may read them may do all else. */
const DANGEROUS: Readonly<Record<string, string>> = {
  secrets: 'reads every password and token',
  'nodes/proxy': 'runs commands in every container of a node',
  'pods/exec': 'runs commands in every container',
  'pods/attach': 'listens to and speaks in every container',
  'pods/portforward': 'reaches every port past every policy',
  'serviceaccounts/token': 'becomes whoever it likes',
}

/** Why no program of a fleet's telemetry may have a right; nothing where it may. */
export const dangerOf = ({
  group,
  resource,
  verb,
}: Pick<Right, 'group' | 'resource' | 'verb'>): string | undefined => {
  if ([group, resource, verb].some((one) => one.includes('*')))
    return 'has rights that nobody has read, those of tomorrow’s kinds too'
  return DANGEROUS[resource] ?? (READING.includes(verb) ? undefined : 'changes what it should only watch')
}
