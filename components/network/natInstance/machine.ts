/** EC2 instance type of the NAT instance: the smallest of Graviton, which passes up to 5 Gbit/s in bursts.
 * https://aws.amazon.com/ec2/instance-types/t4/ */
export const instanceType = "t4g.nano";

/** Type of its disk. */
export const diskType = "gp3";

/** GB of its disk; the image needs two. */
export const diskSize = 4;
