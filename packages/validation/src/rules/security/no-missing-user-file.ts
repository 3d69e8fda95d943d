import { podsOf } from '../../tree/workloads/pods.ts'
import { locationsOf, type NginxGateway, type NginxLocation } from '../../tree/workloads/nginx-gateway.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const noMissingUserFile: Rule = {
  id: 'no-missing-user-file',
  ownSeverity: 'warning',
  summary: 'The gateway mounts the file of the users that it asks for.',
  rationale: 'Without its file nginx answers every push with 403, whatever the credential is.',
  fix: 'Mount the Secret as a folder; of Loki’s chart, by `gateway.extraVolumes` and `gateway.extraVolumeMounts`.',
  check: inEachCluster((cluster, report) => {
    for (const { gateway } of podsOf(cluster))
      for (const fault of gateway ? faultsOf(gateway) : []) report(fault)
  }),
}

const faultsOf = (gateway: NginxGateway) => {
  const asking = locationsOf(gateway).filter(({ asks, proxies }) => proxies && asks !== 'nobody')
  const files = new Map(asking.map((location) => [location.userFile, location]))
  return [...files.values()].flatMap((location) => faultOf(gateway, location))
}

const faultOf = ({ location, mounts }: NginxGateway, { userFile, written }: NginxLocation) => {
  if (userFile === undefined)
    return [
      {
        location,
        message: `\`location ${written}\` asks for a credential, and no \`auth_basic_user_file\` names those that are valid`,
        impact: 'nginx takes requests without a credential',
        fix: 'write `auth_basic_user_file FILE;`',
      },
    ]
  if (mounts.some((path) => userFile === path || userFile.startsWith(`${path}/`))) return []
  return [
    {
      location,
      message: `\`location ${written}\` takes its users from ${userFile}, and nothing is mounted there`,
      impact: 'nginx answers each push with 403',
      fix: 'mount the Secret as a folder; of Loki’s chart, by `gateway.extraVolumes` and `gateway.extraVolumeMounts`',
    },
  ]
}
