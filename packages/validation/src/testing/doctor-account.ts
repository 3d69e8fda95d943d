import { DOCTOR_ACCOUNT, doctorRights } from '@fleet/model'
import { add, type Change } from './sample-trees.ts'

interface DoctorRule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly verbs: readonly string[]
}

const NAMESPACE = 'monitoring'
const RBAC = 'rbac.authorization.k8s.io'
const API_VERSION = `${RBAC}/v1`

const labels = {
  'app.kubernetes.io/name': DOCTOR_ACCOUNT,
  'app.kubernetes.io/part-of': 'observability-fleet',
  'app.kubernetes.io/managed-by': 'observability-fleet',
}

/** The account by which a person runs `doctor` on the spoke, as a tree has it, with a role for it. */
export const doctorAccount = (rules: readonly DoctorRule[] = doctorRights()): Change =>
  add(
    'spoke',
    'sources/namespaces.yaml',
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: DOCTOR_ACCOUNT, namespace: NAMESPACE, labels },
    },
    { apiVersion: API_VERSION, kind: 'ClusterRole', metadata: { name: DOCTOR_ACCOUNT, labels }, rules },
    {
      apiVersion: API_VERSION,
      kind: 'ClusterRoleBinding',
      metadata: { name: DOCTOR_ACCOUNT, labels },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: DOCTOR_ACCOUNT },
      subjects: [{ kind: 'ServiceAccount', name: DOCTOR_ACCOUNT, namespace: NAMESPACE }],
    },
  )
