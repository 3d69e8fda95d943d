/** A legend shows the beginning of a long name: the pod tells more than where it is. */
export const POD_NAME = '{{pod}} / {{namespace}} / {{cluster}}'
