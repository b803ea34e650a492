export const metadata = { title: "Next.js on ECS Fargate" };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        {/* Before any other script, so that they find the values of this task. */}
        <script src="/env.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}
