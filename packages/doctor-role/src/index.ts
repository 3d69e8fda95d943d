import {
  clusterNames,
  DOCTOR_ACCOUNT,
  doctorProxies,
  doctorRights,
  type Artifact,
  type ClusterName,
  type Component,
  type Fleet,
} from '@fleet/model'
import { clusterReader, namespaceReader } from '@fleet/kubernetes'

/** The account by which a person runs `doctor` without rights of their own, in each cluster of a fleet that has it. */
export const doctorRole: Component = (fleet) =>
  fleet.telemetry.doctorAccount ? clusterNames(fleet).map((cluster) => accountIn(fleet, cluster)) : []

const accountIn = (fleet: Fleet, cluster: ClusterName): Artifact => {
  const { namespace } = fleet.telemetry
  return {
    cluster,
    // The first layer, so that a cluster whose releases fail can be asked why.
    layer: 'sources',
    path: `${DOCTOR_ACCOUNT}.yaml`,
    objects: [
      ...clusterReader(DOCTOR_ACCOUNT, namespace, [...doctorRights()]),
      ...namespaceReader(DOCTOR_ACCOUNT, namespace, [...doctorProxies(fleet, cluster)]),
    ],
  }
}
