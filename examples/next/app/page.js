import Image from "next/image";
import { Stage } from "./stage";

export default function Page() {
  return (
    <main>
      <h1>Next.js on ECS Fargate</h1>
      <p>
        Stage: <Stage />
      </p>
      <Image src="/picture.png" alt="A square" width={64} height={64} />
    </main>
  );
}
