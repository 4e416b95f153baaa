// Prints what Gephi's own importer makes of a file: the counts of nodes and links, then a line a node and a link.
import java.io.File;
import java.io.PrintStream;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class OpenInGephi {
    public static void main(String[] words) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importing = Lookup.getDefault().lookup(ImportController.class);
        Container read = importing.importFile(new File(words[0]));
        read.closeLoader();
        importing.process(read, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        Column property = null;
        for (Column column : model.getEdgeTable()) {
            property = column.getTitle().equals("property") ? column : property;
        }
        Graph graph = model.getGraph();
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        out.println(graph.getNodeCount() + " " + graph.getEdgeCount());
        for (Node node : graph.getNodes()) {
            out.printf("node\t%s\t%06x%n", node.getId(), node.getRGBA() & 0xffffff);
        }
        for (Edge edge : graph.getEdges()) {
            out.printf("link\t%s\t%s\t%s\t%s%n", edge.getSource().getId(), edge.getAttribute(property),
                edge.getTarget().getId(), edge.getLabel());
        }
    }
}
