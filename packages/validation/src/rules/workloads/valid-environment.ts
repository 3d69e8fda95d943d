import { suggestion } from '@fleet/model/suggestion'
import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const validEnvironment: Rule = {
  id: 'valid-environment',
  summary: 'Every variable has a value or an existing source.',
  rationale:
    'A variable without a value and a source is empty text. The API server refuses a pod with an unknown field.',
  fix: 'Set a value, or a valueFrom with one source.',
  check: inEachRun((run, report) => {
    for (const [index, { name, value, valueFrom }] of (run.container.env ?? []).entries()) {
      const field = valueFrom?.fieldRef?.fieldPath
      if (field !== undefined && !isField(field))
        report({
          location: run.location('env', index, 'valueFrom', 'fieldRef', 'fieldPath'),
          message: `${name} of ${containerText(run)} reads ${field}, which no pod has`,
          impact: 'the API server refuses the pod',
          fix: suggestion(field, FIELDS),
        })
      if (value === undefined && Object.keys(valueFrom ?? {}).length === 0)
        report({
          location: run.location('env', index, 'value'),
          message: `${name} of ${containerText(run)} has no value and no source`,
          impact: 'it is empty, or the API server refuses the pod',
          fix: 'set a value, or a valueFrom with one source',
          ...(valueFrom === undefined && { ownSeverity: 'info' as const }),
        })
    }
  }),
}

/** The fields that the API server accepts, beside a label or an annotation by its name. */
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

const isField = (field: string): boolean =>
  FIELDS.includes(field) || /^metadata\.(labels|annotations)\['.+'\]$/.test(field)
