import { errorsOfObject, hasSchema } from '../../schemas/object-schema.ts'
import type { ReportedResource } from '../../telemetry/exporters/custom-resource-state.ts'
import { reportersOf } from '../../telemetry/exporters/reporters.ts'
import { remembered } from '../../values/remembered.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const validCustomResourceState: Rule = {
  id: 'valid-custom-resource-state',
  ownSeverity: 'warning',
  summary: 'Each value that kube-state-metrics takes from a custom resource is a field of its kind.',
  rationale:
    'kube-state-metrics leaves a label out whose field it does not find, and says nothing. A panel or an alert on the label is empty.',
  fix: 'Write the keys as the definition of the kind has them: `kubectl explain` shows them.',
  check: inEachCluster((cluster, report) => {
    for (const { owner, resources, location } of reportersOf(cluster))
      for (const [index, resource] of resources.entries())
        for (const { keys, field } of unknownFields(resource))
          report({
            location: location('spec', 'resources', index, ...keys),
            message: `${owner} takes ${field.join('.')} from each ${resource.kind}, and ${resource.kind} of ${resource.group}/${resource.version} has no such field`,
            impact: 'the label or the metric is absent',
            fix: 'write the keys that lead to the field',
          })
  }),
}

/** Nothing of a kind that is not known. */
const unknownFields = remembered(({ group, version, kind, fields }: ReportedResource) => {
  const type = { apiVersion: `${group}/${version}`, kind }
  return hasSchema(type) ? fields.filter(({ field }) => !isField(type, field)) : []
})

/** Where an object with that field alone has an error at none of the keys that lead there, the field is known. */
const isField = (type: object, field: readonly string[]): boolean => {
  const [first = '', ...rest] = field
  if (first === 'metadata') return true
  const errors = errorsOfObject({ ...type, metadata: { name: 'any' }, [first]: nested(rest) }) ?? []
  return !errors.some(({ known, path }) => known !== undefined && path[0] === first)
}

/** A list has the one entry that is looked for. */
const nested = ([key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return {}
  const [, name, value] = /^\[(.+)=(.*)\]$/.exec(key) ?? []
  const inner = nested(rest)
  if (name !== undefined) return [{ [name]: value, ...(inner as object) }]
  return /^\d+$/.test(key) ? [inner] : { [key]: inner }
}
