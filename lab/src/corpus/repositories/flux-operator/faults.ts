import type { Fault } from '../../repository.ts'
import { APPS } from './folders.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a list names a component of another folder',
    file: `${APPS}/media/navidrome/app/kustomization.yaml`,
    change: { replace: 'components/guarded', by: 'components/guard' },
    rule: 'valid-kustomize-resources',
  },
  {
    what: 'a release takes the source of another name',
    file: `${APPS}/home/esphome/app/helmrelease.yaml`,
    change: {
      replace: 'kind: OCIRepository\n    name: app-template',
      by: 'kind: OCIRepository\n    name: app-templates',
    },
    rule: 'no-missing-source',
  },
  {
    what: 'a list forgets a file',
    file: `${APPS}/home/node-red/app/kustomization.yaml`,
    change: { replace: '  - ./externalsecret.yaml\n', by: '' },
    rule: 'require-listed-file',
    foundIn: [`${APPS}/home/node-red/app/externalsecret.yaml`],
  },
  {
    what: 'an alert that does not parse',
    file: `${APPS}/status/gatus/app/prometheusrule.yaml`,
    change: { replace: '{group="external"}', by: '{group="external"' },
    rule: 'valid-promql',
  },
  {
    what: '`limit:` for `limits:`',
    file: `${APPS}/status/whoami/app/deployment.yaml`,
    change: { replace: 'limits:', by: 'limit:' },
    rule: 'valid-object',
  },
]
