import { suggestion } from '@fleet/model/suggestion'
import { TIME_ZONE } from '../../catalog/programs/services.ts'
import { isTimeZone } from '../../catalog/time-zones.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const validEnvironment: Rule = {
  id: 'valid-environment',
  summary:
    'A known program’s variables are spelt as it reads them, hold what it takes, and those that it needs are there.',
  rationale:
    'A misspelt variable is no error to anybody: the program goes on with its default, without migrations or with a log file it may not write.',
  example: {
    refused: 'env:\n  - {name: RUN_MIGRATION, value: "1"}',
    accepted: 'env:\n  - {name: RUN_MIGRATIONS, value: "1"}',
  },
  fix: 'Spell it as the program’s documentation does; take secrets from a Secret.',
  check: inEachRun((run) => [
    ...fieldPaths(run),
    ...repeated(run),
    ...unknown(run),
    ...wrong(run),
    ...missing(run),
  ]),
}

type Entry = NonNullable<Container['container']['env']>[number]

const envOf = ({ container }: Container): readonly Entry[] => container.env ?? []

/** What the API server lets a variable be filled with; a label or an annotation by its name. */
const FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

const fieldPaths = (run: Container): Violation[] =>
  envOf(run).flatMap(({ name, valueFrom }, index) => {
    const field = valueFrom?.fieldRef?.fieldPath
    return field === undefined ||
      FIELDS.includes(field) ||
      /^metadata\.(labels|annotations)\['.+'\]$/.test(field)
      ? []
      : [
          {
            location: run.location('env', index, 'valueFrom', 'fieldRef', 'fieldPath'),
            message: `${name} of ${containerText(run)} is filled with ${field}, which no pod has`,
            impact: 'the API server refuses the pod',
            fix: suggestion(field, FIELDS),
          },
        ]
  })

const repeated = (run: Container): Violation[] =>
  envOf(run).flatMap(({ name }, index) =>
    envOf(run).findIndex((entry) => entry.name === name) === index
      ? []
      : [
          {
            location: run.location('env', index, 'name'),
            message: `${containerText(run)} has the variable ${name} twice`,
            impact: 'the last one wins, and the first is read by people only',
            fix: 'remove one of them',
          },
        ],
  )

const unknown = (run: Container): Violation[] => {
  const known = run.program?.environment
  if (!known) return []
  return envOf(run).flatMap(({ name }, index) =>
    Object.hasOwn(known, name)
      ? []
      : [
          {
            location: run.location('env', index, 'name'),
            message: `${containerText(run)} has the variable ${name}, which ${run.program?.name} does not read`,
            impact: 'it goes on with its default, and says nothing',
            fix: suggestion(name, Object.keys(known)),
          },
        ],
  )
}

const wrong = (run: Container): Violation[] =>
  envOf(run).flatMap((entry, index) => {
    const complaint = complaintOf(run, entry)
    return complaint ? [{ location: run.location('env', index, 'value'), ...complaint }] : []
  })

type Complaint = Omit<Violation, 'location'>

const complaintOf = (run: Container, entry: Entry): Complaint | undefined => {
  const { name, valueFrom } = entry
  if (entry.value === undefined && Object.keys(valueFrom ?? {}).length === 0)
    return {
      message: `${name} of ${containerText(run)} does not say what it holds`,
      impact: 'it is empty, or the API server refuses the pod',
      fix: 'give it a value, or a valueFrom with one source',
    }
  const variable = run.program?.environment?.[name]
  if (variable?.isSecret && !valueFrom?.secretKeyRef)
    return {
      message: `${name} of ${containerText(run)} does not come from a Secret`,
      impact: 'it is read by everybody who reads the repository, or it is not there at all',
      fix: 'take it from a Secret by valueFrom.secretKeyRef',
    }
  return variable?.value && entry.value !== undefined
    ? valueComplaint(run, name, entry.value, variable.value)
    : undefined
}

const valueComplaint = (run: Container, name: string, value: string, form: RegExp): Complaint | undefined => {
  if (!form.test(value))
    return {
      message: `${name} of ${containerText(run)} is ${JSON.stringify(value)}, which ${run.program?.name} does not take`,
      impact: 'it goes on with its default, or stops',
      fix: `write what its documentation names; it must match ${form.source}`,
    }
  return form === TIME_ZONE && !isTimeZone(value)
    ? {
        message: `${name} of ${containerText(run)} is ${value}, which is no time zone`,
        impact: 'the program keeps to UTC or stops',
        fix: 'write a name of the time zone database, such as Europe/Berlin',
      }
    : undefined
}

const missing = (run: Container): Violation[] => {
  // A list that is taken whole from elsewhere may hold anything.
  if (run.container.envFrom && run.container.envFrom.length > 0) return []
  const names = envOf(run).map(({ name }) => name)
  return Object.entries(run.program?.environment ?? {}).flatMap(([name, { required, neededBy = '' }]) =>
    names.includes(name) || (required === undefined && !names.includes(neededBy))
      ? []
      : [
          {
            location: run.location('env'),
            message: `${containerText(run)} has no variable ${name}`,
            impact: required ?? `it has ${neededBy}, which needs it, and stops`,
            fix: `add ${name}`,
          },
        ],
  )
}
