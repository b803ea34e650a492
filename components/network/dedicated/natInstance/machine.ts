/**
 * EC2 instance type of the NAT instance: the smallest one with Graviton. It passes up to 5 Gbit/s in bursts.
 * https://aws.amazon.com/ec2/instance-types/t4/
 */
export const instanceType = "t4g.nano";

/** Volume type of its disk. */
export const diskType = "gp3";

/** Size of its disk in GB; the image needs two. */
export const diskSize = 4;
