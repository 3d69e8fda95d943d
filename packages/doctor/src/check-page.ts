import { DOCTOR_NEEDS, type DoctorNeed } from '@fleet/model'
import type { Check } from './check.ts'

/** A page of docs/checks in Markdown. */
export const checkPage = ({ id, of, title, rationale, byHand, needs }: Check): string =>
  `${[
    `# ${id}`,
    title,
    `Asked of ${of === 'cluster' ? 'each cluster' : 'the fleet as a whole'}.`,
    '## Rationale',
    rationale,
    '## By hand',
    `\`\`\`sh\n${byHand.join('\n')}\n\`\`\``,
    '## What it needs',
    needs.map(needLine).join('\n'),
  ].join('\n\n')}\n`

const needLine = (need: DoctorNeed): string => `- ${DOCTOR_NEEDS[need].about}${rightsText(need)}`

/** What is not stated by rights of the whole cluster. */
const OTHERWISE: Partial<Readonly<Record<DoctorNeed, string>>> = {
  secrets: 'your own right to list Secrets; the role `fleet-doctor` has none, and no value is kept',
  'dry-run': 'your own right to patch them; the role `fleet-doctor` has none, and nothing is written',
  prometheus: '`services/proxy` of their Services, or their addresses by `--prometheus` and `--thanos`',
  loki: '`services/proxy` of its Service, or its address by `--loki`',
  collectors: '`pods/proxy` of their pods',
  git: 'your own access',
}

const rightsText = (need: DoctorNeed): string => {
  const rights = DOCTOR_NEEDS[need].rights.map(
    ({ apiGroups, resources, verbs }) => `${verbs.join(', ')} ${named(resources)}${groupText(apiGroups)}`,
  )
  const all = [...rights, ...[OTHERWISE[need] ?? []].flat()]
  return all.length === 0 ? '' : `: ${all.join('; ')}`
}

const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** The group of Pods and Services has no name. */
const groupText = (groups: readonly string[]): string => {
  const stated = groups.filter((group) => group !== '')
  return stated.length === 0 ? '' : ` of ${named(stated)}`
}
