import { suggestion } from '@fleet/model/suggestion'
import { TIME_ZONE } from '../../catalog/programs/services.ts'
import { isTimeZone } from '../../catalog/time-zones.ts'
import { runText, type Run } from '../../tree/workloads/runs.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const validEnvironment: Rule = {
  id: 'valid-environment',
  demands:
    'A known program’s variables are spelt as it reads them, hold what it takes, and those that it needs are there.',
  why: 'A misspelt variable is no error to anybody: the program goes on with its default, without migrations or with a log file it may not write.',
  example: {
    refused: 'env:\n  - {name: RUN_MIGRATION, value: "1"}',
    accepted: 'env:\n  - {name: RUN_MIGRATIONS, value: "1"}',
  },
  mend: 'Spell it as the program’s documentation does; take secrets from a Secret.',
  judge: inEachRun((run) => [
    ...fieldPaths(run),
    ...repeated(run),
    ...unknown(run),
    ...wrong(run),
    ...missing(run),
  ]),
}

type Entry = NonNullable<Run['container']['env']>[number]

const envOf = ({ container }: Run): readonly Entry[] => container.env ?? []

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

const fieldPaths = (run: Run): Breach[] =>
  envOf(run).flatMap(({ name, valueFrom }, index) => {
    const field = valueFrom?.fieldRef?.fieldPath
    return field === undefined ||
      FIELDS.includes(field) ||
      /^metadata\.(labels|annotations)\['.+'\]$/.test(field)
      ? []
      : [
          {
            at: run.spot('env', index, 'valueFrom', 'fieldRef', 'fieldPath'),
            what: `${name} of ${runText(run)} is filled with ${field}, which no pod has`,
            consequence: 'the API server refuses the pod',
            mend: suggestion(field, FIELDS),
          },
        ]
  })

const repeated = (run: Run): Breach[] =>
  envOf(run).flatMap(({ name }, index) =>
    envOf(run).findIndex((entry) => entry.name === name) === index
      ? []
      : [
          {
            at: run.spot('env', index, 'name'),
            what: `${runText(run)} has the variable ${name} twice`,
            consequence: 'the last one wins, and the first is read by people only',
            mend: 'remove one of them',
          },
        ],
  )

const unknown = (run: Run): Breach[] => {
  const known = run.program?.environment
  if (!known) return []
  return envOf(run).flatMap(({ name }, index) =>
    Object.hasOwn(known, name)
      ? []
      : [
          {
            at: run.spot('env', index, 'name'),
            what: `${runText(run)} has the variable ${name}, which ${run.program?.name} does not read`,
            consequence: 'it goes on with its default, and says nothing',
            mend: suggestion(name, Object.keys(known)),
          },
        ],
  )
}

const wrong = (run: Run): Breach[] =>
  envOf(run).flatMap((entry, index) => {
    const complaint = complaintOf(run, entry)
    return complaint ? [{ at: run.spot('env', index, 'value'), ...complaint }] : []
  })

type Complaint = Omit<Breach, 'at'>

const complaintOf = (run: Run, entry: Entry): Complaint | undefined => {
  const { name, valueFrom } = entry
  if (entry.value === undefined && Object.keys(valueFrom ?? {}).length === 0)
    return {
      what: `${name} of ${runText(run)} does not say what it holds`,
      consequence: 'it is empty, or the API server refuses the pod',
      mend: 'give it a value, or a valueFrom with one source',
    }
  const variable = run.program?.environment?.[name]
  if (variable?.isSecret && !valueFrom?.secretKeyRef)
    return {
      what: `${name} of ${runText(run)} does not come from a Secret`,
      consequence: 'it is read by everybody who reads the repository, or it is not there at all',
      mend: 'take it from a Secret by valueFrom.secretKeyRef',
    }
  return variable?.value && entry.value !== undefined
    ? valueComplaint(run, name, entry.value, variable.value)
    : undefined
}

const valueComplaint = (run: Run, name: string, value: string, form: RegExp): Complaint | undefined => {
  if (!form.test(value))
    return {
      what: `${name} of ${runText(run)} is ${JSON.stringify(value)}, which ${run.program?.name} does not take`,
      consequence: 'it goes on with its default, or stops',
      mend: `write what its documentation names; it must match ${form.source}`,
    }
  return form === TIME_ZONE && !isTimeZone(value)
    ? {
        what: `${name} of ${runText(run)} is ${value}, which is no time zone`,
        consequence: 'the program keeps to UTC or stops',
        mend: 'write a name of the time zone database, such as Europe/Berlin',
      }
    : undefined
}

const missing = (run: Run): Breach[] => {
  // A list that is taken whole from elsewhere may hold anything.
  if (run.container.envFrom && run.container.envFrom.length > 0) return []
  const names = envOf(run).map(({ name }) => name)
  return Object.entries(run.program?.environment ?? {}).flatMap(([name, { required, neededBy = '' }]) =>
    names.includes(name) || (required === undefined && !names.includes(neededBy))
      ? []
      : [
          {
            at: run.spot('env'),
            what: `${runText(run)} has no variable ${name}`,
            consequence: required ?? `it has ${neededBy}, which needs it, and stops`,
            mend: `add ${name}`,
          },
        ],
  )
}
