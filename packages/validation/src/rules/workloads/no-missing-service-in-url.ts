import { suggestion } from '@fleet/model/suggestion'
import { movedPartsOf, mayBeService } from '../../tree/charts/moved-parts.ts'
import type { Absence } from '../../values/absence.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachOwnRun } from '../rule/in-each-run.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { servicesOf, findService } from '../../tree/network/services.ts'

export const noMissingServiceInUrl: Rule = {
  id: 'no-missing-service-in-url',
  summary: 'A URL of the cluster in a variable names an existing Service and one of its ports.',
  rationale: 'A program with a wrong address of another one starts, and fails at its first request.',
  fix: 'Write the name of a Service in the tree and one of its ports.',
  check: inEachOwnRun((run, report) => {
    for (const [index, { value = '' }] of (run.container.env ?? []).entries())
      checkUrl(run, index, value, report)
  }),
}

const IN_CLUSTER = /^[a-z][a-z0-9+.-]*:\/\/([\w-]+)\.([\w-]+)\.(\w+)(\.[\w.-]+)?(?::(\d+))?(?:\/|$)/
const DOMAIN = '.cluster.local'

const checkUrl = (run: Container, index: number, url: string, report: Report): void => {
  const [, name = '', namespace = '', infix, domain = DOMAIN, port] = IN_CLUSTER.exec(url) ?? []
  // An address of the cluster has two marks, one of which may have a typo.
  if (infix === undefined || (infix !== 'svc' && !url.includes(DOMAIN))) return
  const reportUrl = (message: string, fix: string, absence?: Absence): void => {
    report({
      location: run.location('env', index, 'value'),
      message: `${run.container.env?.[index]?.name} of ${containerText(run)} is ${url}, and ${message}`,
      impact: 'requests to it fail',
      fix,
      ...(absence && { absence }),
    })
  }
  if (infix !== 'svc' || domain !== DOMAIN)
    return reportUrl('the cluster has no such address', `write ${name}.${namespace}.svc${DOMAIN}`)
  const { cluster } = run
  const service = findService(cluster, namespace, name)
  if (!service && mayBeService(movedPartsOf(cluster), namespace)) return
  if (!service)
    return reportUrl(
      `the tree has no Service ${namespace}/${name}`,
      suggestion(
        `${name}.${namespace}`,
        servicesOf(cluster).map((one) => `${one.name}.${one.namespace}`),
      ),
      { of: 'services', namespaces: [namespace], name },
    )
  if (port !== undefined && !service.ports.some(({ number }) => String(number) === port))
    reportUrl(
      `${service.owner} has no port ${port}`,
      `write ${service.ports.map(({ number }) => number).join(' or ')}`,
    )
}
